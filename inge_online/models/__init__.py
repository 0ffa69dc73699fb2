# the ledger and what it needs
from . import inge_error_text
from . import inge_message
from . import inge_message_issue
from . import inge_message_enqueue
from . import inge_message_queue
from . import inge_message_send
from . import inge_message_settle
from . import inge_message_tell
from . import inge_message_text
from . import inge_message_act
from . import inge_account
from . import inge_contract

# courses: what is planned, and how it becomes messages
from . import inge_code
from . import inge_course_type
from . import inge_provider
from . import inge_site
from . import inge_reportable
from . import inge_course
from . import inge_course_lesson_time
from . import inge_course_interruption
from . import inge_course_section
from . import inge_course_planning
from . import inge_course_state
from . import inge_course_trouble
from . import inge_course_next
from . import inge_course_obstacle
from . import inge_course_report
from . import inge_participant
from . import inge_enrolment
from . import inge_mapper
from . import inge_mapper_facts
from . import inge_mapper_place
from . import inge_message_place
from . import res_company
from . import res_partner
