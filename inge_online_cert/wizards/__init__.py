from . import inge_cert_import
from . import inge_cert_switch
