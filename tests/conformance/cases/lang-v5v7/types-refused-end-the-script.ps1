'this line is never reached'
function Get-Later {
    class Inner { Run() {} Run() {} }
}
'nor is this one'
