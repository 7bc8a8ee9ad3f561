# Undo and redo with two stacks
$undo = [System.Collections.Generic.Stack[string]]::new()
$redo = [System.Collections.Stack]::new()
$text = ''
function Type-Text([string]$s) { $undo.Push($script:text); $redo.Clear(); $script:text += $s }
Type-Text 'Hello'; Type-Text ' '; Type-Text 'World'
$text
$redo.Push($text); $text = $undo.Pop(); "[$text]"
$redo.Push($text); $text = $undo.Pop(); "[$text]"
$undo.Push($text); $text = $redo.Pop(); "[$text]"
$undo.Count, $redo.Count
$undo.Peek()
$undo.ToArray().Count
$undo -join '|'
$redo.Contains('Hello World')
try { [void][System.Collections.Stack]::new().Pop() } catch { $_.Exception.InnerException.Message }
try { [System.Collections.Generic.Stack[int]]::new().Peek() } catch { $_.Exception.InnerException.Message }
$r = ''; $undo.TryPop([ref]$r); $r
$s = [System.Collections.Generic.Stack[int]]::new([int[]](1, 2, 3)); $s.Pop(); $s
