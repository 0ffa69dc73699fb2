# the ledger and what it needs
from . import inge_message
from . import inge_message_issue
from . import inge_message_enqueue
from . import inge_account
from . import inge_contract
