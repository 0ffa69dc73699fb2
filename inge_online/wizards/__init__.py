from . import inge_download
from . import inge_report_check
from . import inge_course_replan
from . import inge_course_replan_change
from . import inge_course_replan_line
from . import inge_readiness
from . import inge_readiness_line
from . import inge_message_resolve
