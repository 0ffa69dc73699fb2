from . import inge_sheet
from . import inge_attendance_list
from . import inge_course_plan_sheet
from . import inge_participant_list
from . import inge_registration_sheet
