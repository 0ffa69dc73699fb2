from . import inge_report_check
