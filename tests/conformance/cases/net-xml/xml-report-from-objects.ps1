# Objects to an XML report with attributes, then read back
$doc = [xml]::new()
$root = $doc.AppendChild($doc.CreateElement('inventory'))
$root.SetAttribute('created', '2024-01-02')
foreach ($i in @{ n = 'disk'; q = 3 }, @{ n = 'cpu & fan'; q = 1 }) {
    $e = $root.AppendChild($doc.CreateElement('item'))
    $e.SetAttribute('name', $i.n)
    $e.InnerText = $i.q
}
$doc.OuterXml
$doc.inventory.item | ForEach-Object { '{0}={1}' -f $_.name, $_.'#text' }
($doc.inventory.item | Measure-Object '#text' -Sum).Sum
$doc.inventory.item.Count
$doc.SelectSingleNode("//item[@name='disk']").InnerText
$sw = [System.IO.StringWriter]::new()
$xw = [System.Xml.XmlTextWriter]::new($sw)
$xw.Formatting = 'Indented'
$doc.WriteTo($xw)
$sw.ToString()
$doc.inventory.item[0].name = 'ssd'
$doc.SelectNodes('//item/@name') | ForEach-Object Value
[void]$doc.inventory.RemoveChild($doc.inventory.item[1])
$doc.inventory.item.name
$doc.inventory.GetElementsByTagName('item').Count
$doc | Get-Member -MemberType Property | Select-Object -First 3 -ExpandProperty Name
