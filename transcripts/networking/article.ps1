# The commands of an article on the network connectivity of classic Azure (June 2014), as its reader types them.
# They run as they stand, the dashes and quotation marks of the printed page included.

# A regional virtual network is made by a network configuration file: Location takes the place of AffinityGroup.
Set-Content C:\NetworkConfig.xml @'
<?xml version="1.0" encoding="utf-8"?>
<NetworkConfiguration xmlns="http://schemas.microsoft.com/ServiceHosting/2011/07/NetworkConfiguration">
  <VirtualNetworkConfiguration>
    <VirtualNetworkSites>
      <VirtualNetworkSite name="AtlanticVNET" Location="East US">
        <AddressSpace>
          <AddressPrefix>10.0.0.0/8</AddressPrefix>
        </AddressSpace>
        <Subnets>
          <Subnet name="FrontEnd">
            <AddressPrefix>10.0.0.0/16</AddressPrefix>
          </Subnet>
          <Subnet name="BackEnd">
            <AddressPrefix>10.1.0.0/16</AddressPrefix>
          </Subnet>
          <Subnet name="Static">
            <AddressPrefix>10.2.0.0/16</AddressPrefix>
          </Subnet>
        </Subnets>
      </VirtualNetworkSite>
    </VirtualNetworkSites>
  </VirtualNetworkConfiguration>
</NetworkConfiguration>
'@
Set-AzureVNetConfig -ConfigurationPath C:\NetworkConfig.xml
(Get-AzureVNetConfig -ExportToFile C:\Downloaded.xml).XMLConfiguration
Get-AzureVNetSite -VNetName AtlanticVNET

# A reserved IP address belongs to the subscription, and is the VIP of the deployment that is made with it.
New-AzureReservedIP –ReservedIPName "anIPName" –Label "aLabel" –Location "West US"
Get-AzureReservedIP

$image = Get-AzureVMImage | Where-Object { $_.ImageFamily -eq 'Windows Server 2012 R2 Datacenter' } |
    Sort-Object PublishedDate -Descending | Select-Object -First 1
New-AzureStorageAccount -StorageAccountName articlestorage -Location "West US"
Set-AzureSubscription -SubscriptionName (Get-AzureSubscription -Current).SubscriptionName -CurrentStorageAccountName articlestorage
$vmConfiguration = New-AzureVMConfig -Name first -InstanceSize Small -ImageName $image.ImageName |
    Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!'
$vmConfiguration | New-AzureVM –ServiceName "anIaaSService" –ReservedIPName "anIPName" –Location "West US"
Get-AzureReservedIP -ReservedIPName "anIPName"

# The address is in use now and stays; it can be given back only after the deployment has gone.
Remove-AzureReservedIP –ReservedIPName "anIPName" –Force

# In the virtual network: two machines whose addresses are handed out in order, and one that asks for its own.
New-AzureStorageAccount -StorageAccountName atlanticstorage -Location "East US"
Set-AzureSubscription -SubscriptionName (Get-AzureSubscription -Current).SubscriptionName -CurrentStorageAccountName atlanticstorage
Test-AzureStaticVNetIP -VNetName AtlanticVNET -IPAddress 10.2.0.7
$machines = foreach ($name in 'web1', 'web2') {
    New-AzureVMConfig -Name $name -InstanceSize Small -ImageName $image.ImageName |
        Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!' |
        Set-AzureSubnet -SubnetNames FrontEnd |
        Add-AzureEndpoint -Name Http -Protocol tcp -LocalPort 80 -PublicPort 80 -LBSetName WebTier -DefaultProbe
}
$machines += New-AzureVMConfig -Name dc1 -InstanceSize Small -ImageName $image.ImageName |
    Add-AzureProvisioningConfig -Windows -AdminUsername azureuser -Password 'P@ssw0rd!' |
    Set-AzureSubnet -SubnetNames Static |
    Set-AzureStaticVNetIP -IPAddress 10.2.0.7 |
    Set-AzurePublicIP -PublicIPName dc1pip
New-AzureVM -ServiceName aCloudService -Location "East US" -VNetName AtlanticVNET -VMs $machines
Test-AzureStaticVNetIP -VNetName AtlanticVNET -IPAddress 10.2.0.7
Get-AzureRole -ServiceName “aCloudService” -Slot Production

# An internal load balancer has an address inside the network; endpoints join it by name.
Add-AzureInternalLoadBalancer -ServiceName aCloudService -InternalLoadBalancerName Inside -SubnetName BackEnd
foreach ($name in 'web1', 'web2') {
    Get-AzureVM -ServiceName aCloudService -Name $name |
        Add-AzureEndpoint -Name Sql -Protocol tcp -LocalPort 1433 -PublicPort 1433 |
        Set-AzureEndpoint -Name Sql -Protocol tcp -LocalPort 1433 -PublicPort 1433 -LBSetName InsideSet -InternalLoadBalancerName Inside -DefaultProbe |
        Update-AzureVM
}
Get-AzureInternalLoadBalancer -ServiceName aCloudService

# It can be removed only when it is unused.
foreach ($name in 'web1', 'web2') {
    Get-AzureVM -ServiceName aCloudService -Name $name | Remove-AzureEndpoint -Name Sql | Update-AzureVM
}
Remove-AzureInternalLoadBalancer -ServiceName aCloudService

# Where it ends: the reserved address is the VIP of the service that was made with it, and every machine has its own.
Get-AzureReservedIP -ReservedIPName "anIPName" | Format-List Address, InUse, ServiceName
(Get-AzureDeployment -ServiceName "anIaaSService").VirtualIPs | Format-Table Name, Address -AutoSize
Get-AzureVM -ServiceName aCloudService | Format-Table Name, IpAddress, PublicIPAddress, Status -AutoSize
