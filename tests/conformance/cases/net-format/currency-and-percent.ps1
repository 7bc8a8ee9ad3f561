# Currency and percent in several cultures
$n = -1234.567
foreach ($c in 'en-US', 'de-DE', 'fr-FR', 'ja-JP', 'en-GB', 'sv-SE') {
    $ci = [cultureinfo]::GetCultureInfo($c)
    '{0}: {1} {2} {3}' -f $c, $n.ToString('N1', $ci), (0.256).ToString('P0', $ci), $ci.NumberFormat.CurrencySymbol
}
'{0:C}' -f 5
'{0:c0}' -f 1234.5
'{0:C3}' -f -0.5
'{0:P}' -f 1
'{0:p3}' -f -0.12345
(5).ToString('C', [cultureinfo]::InvariantCulture)
(0.5).ToString('P', [cultureinfo]::InvariantCulture)
'{0:#,0.##}' -f 1234567.891
'{0:$#,##0.00}' -f 12.5
'{0:0.0%}' -f 0.0567
'{0:0.###E+0}' -f 12345.678
'{0:(###) ###-####}' -f 5551234567
'{0:0000-00}' -f 12345
'{0:;;zero}' -f 0
'{0:+0;-0;0}' -f 5
