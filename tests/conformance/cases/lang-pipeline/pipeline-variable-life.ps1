# a pipeline variable is empty before the first object, and gone (or empty) when its command has ended
$mark = 'before'
1, 2 | ForEach-Object -PipelineVariable mark -Begin { "begin [$mark]" } -Process { $_ } | ForEach-Object { "$_ [$mark]" }
"after [$mark]"
3, 1 | ForEach-Object -PipelineVariable fresh { $_ } | Sort-Object | ForEach-Object { "$_ [$fresh]" }
Test-Path variable:fresh
1 | ForEach-Object -PipelineVariable global:wide { $_ } | ForEach-Object { "wide $wide" }
1, 2 | ForEach-Object -pv one { $_ } | ForEach-Object -pv two { $_ * 10 } | ForEach-Object { "$one $two" }
1, 2 | ForEach-Object -pv held -OutBuffer 1 { $_ } | ForEach-Object { "$_ [$held]" }
