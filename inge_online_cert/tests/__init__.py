from . import test_account_probe
from . import test_course_flow
from . import test_sending
from . import test_registration
from . import test_outage
from . import test_inquiry
from . import test_rights_methods
from . import test_rights_models
