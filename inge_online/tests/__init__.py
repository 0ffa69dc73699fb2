from . import test_access
from . import test_account
from . import test_act
from . import test_enqueue
from . import test_environment
from . import test_message
from . import test_neutralize
from . import test_send
