-- a copy of a database keeps no login and sends nothing of what was queued
UPDATE inge_account
   SET password_encrypted = NULL,
       has_password = FALSE,
       refused_at = NULL;
UPDATE inge_account
   SET active = FALSE
 WHERE environment = 'production';
UPDATE inge_provider
   SET certified_on = NULL;
UPDATE inge_message
   SET state = 'held',
       hold_reason = 'neutralized'
 WHERE state = 'ready';
UPDATE inge_message
   SET notice_due = FALSE;
