# An LRU cache from a dictionary and a linked list
class Lru {
    [int]$Size
    hidden [System.Collections.Generic.Dictionary[string, object]]$Map = [System.Collections.Generic.Dictionary[string, object]]::new()
    hidden [System.Collections.Generic.LinkedList[string]]$Order = [System.Collections.Generic.LinkedList[string]]::new()
    Lru([int]$size) { $this.Size = $size }
    [object] Get([string]$k) {
        if (-not $this.Map.ContainsKey($k)) { return $null }
        [void]$this.Order.Remove($k); [void]$this.Order.AddFirst($k)
        return $this.Map[$k]
    }
    [void] Put([string]$k, [object]$v) {
        if ($this.Map.ContainsKey($k)) { [void]$this.Order.Remove($k) }
        elseif ($this.Map.Count -ge $this.Size) { $old = $this.Order.Last.Value; $this.Order.RemoveLast(); [void]$this.Map.Remove($old) }
        $this.Map[$k] = $v; [void]$this.Order.AddFirst($k)
    }
    [string] ToString() { return ($this.Order | ForEach-Object { "$_=$($this.Map[$_])" }) -join ' ' }
}
$c = [Lru]::new(2)
$c.Put('a', 1); $c.Put('b', 2); "$c"
$c.Get('a'); "$c"
$c.Put('c', 3); "$c"
$null -eq $c.Get('b')
$c.Put('a', 9); $c.ToString()
$c
$c | Get-Member -MemberType Property | ForEach-Object Name
$c | Get-Member -Force -MemberType Property | ForEach-Object Name
