"""Questions of power: whose word a goal hangs on."""
