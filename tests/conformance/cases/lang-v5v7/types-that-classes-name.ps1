# Types that classes name are looked up before the script runs
function T($s) { try { [void][scriptblock]::Create($s); "$s fine" } catch { "$s => $($_.Exception.InnerException.Errors[0].ErrorId)" } }
T 'class A { [Foo] $x }'
T 'class A { [Foo[]] $x }'
T 'class A { m() { [Foo]::new() } }'
T 'class A { [Bar()] $x }'
T 'class A { [ValidateSet("a")] $x; [ValidateRange(1,2)][int] $y }'
T 'class A : Foo { }'
T 'using namespace System.Collections.Generic; class A { [List[int]] $x }'
T 'class A { [B] $b }; class B { [A] $a }'
T 'enum E { a }; class A { [E] $e }'
