-- Who was called, over all accounts.
CREATE INDEX callback_of_callee ON callback (callee, created_at, id);
