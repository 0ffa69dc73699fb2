from . import test_course_flow
from . import test_sending
from . import test_registration
