"""Add-, Get- and Remove-AzureCertificate: the certificates of a cloud service, which its machines can ask for."""

from __future__ import annotations

import os
from typing import Any

from azshell.cloud import hosted_service, service_certificate
from azshell.cloud.hosted_service import HostedService
from azshell.cloud.service_certificate import ServiceCertificate
from azshell.cmdlet import Parameter, validate_not_null_or_empty
from azshell.dotnet.exceptions import ArgumentNullException, CryptographicException, NotSupportedException
from cmdlets.azure.azure_cmdlet import AzureCmdlet
from cmdlets.azure.contexts import MODEL, ManagementOperationContext, context
from cmdlets.azure.deployment_model import ServiceOperationContext

CertificateContext = context(
    MODEL + "CertificateContext",
    "uri Url",
    "string Data",
    "string Thumbprint",
    "string ThumbprintAlgorithm",
    base=ServiceOperationContext,
)

_CLASSES = "Microsoft.WindowsAzure.Commands.ServiceManagement.Certificates."


class CertificateCmdlet(AzureCmdlet):
    """A cmdlet about the certificates of one cloud service."""

    ServiceName = Parameter("string", mandatory=True, position=0, from_property=True, validate=validate_not_null_or_empty)


class AddAzureCertificate(CertificateCmdlet):
    """Uploads a certificate to a cloud service, from a file (.cer, or .pfx with its -Password) or an X509Certificate2.

    Machines name it by its thumbprint: New-AzureCertificateSetting for Windows, New-AzureSSHKey for Linux. A .pfx file is encrypted;
    it is opened by the Python package cryptography, and where that is not installed the command says NotSimulated.

    Examples
    ```ps1con
    PS C:\\> Add-AzureCertificate -ServiceName web -CertToDeploy C:\\contoso.cer

    OperationDescription                    OperationId                             OperationStatus
    --------------------                    -----------                             ---------------
    Add-AzureCertificate                    [..]                                    Succeeded

    PS C:\\> Get-AzureCertificate -ServiceName web | Format-Table Thumbprint, ThumbprintAlgorithm -AutoSize

    Thumbprint                               ThumbprintAlgorithm
    ----------                               -------------------
    [..]                                     sha1
    ```
    """

    net_class = _CLASSES + "AddAzureCertificate"
    output_types = (ManagementOperationContext,)

    CertToDeploy = Parameter("object", mandatory=True, position=1, validate=validate_not_null_or_empty)
    Password = Parameter("string")

    def execute(self) -> None:
        certificate = self.certificate()
        with self.change() as change:
            service_certificate.add(change, self.ServiceName, certificate.thumbprint, encoded(certificate.data))
        self.write_operation(change.operation)

    def certificate(self) -> Any:
        """The X509Certificate2 that was given, or the one in the file that was named."""
        from azshell.dotnet.conversion import to_string
        from azshell.dotnet.values import unwrap
        from azshell.dotnet.x509 import X509Certificate, X509Certificate2

        given = unwrap(self.CertToDeploy)
        if isinstance(given, X509Certificate):
            return given
        path = self.host_file(to_string(self.CertToDeploy))
        if not os.path.isfile(path):
            raise CryptographicException("The system cannot find the file specified.")
        try:
            with open(path, "rb") as file:
                return X509Certificate2(file.read(), self.Password)
        except NotSupportedException as error:
            return self.throw(error, "NotSimulated", "NotImplemented", None)


class GetAzureCertificate(CertificateCmdlet):
    """Gives the certificates of a cloud service, or the one with a thumbprint; that needs -ThumbprintAlgorithm too."""

    net_class = _CLASSES + "GetAzureCertificate"
    output_types = (CertificateContext,)

    ThumbprintAlgorithm = Parameter("string", from_property=True, validate=validate_not_null_or_empty)
    Thumbprint = Parameter("string", from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        if self.Thumbprint is not None and self.ThumbprintAlgorithm is None:
            raise ArgumentNullException("ThumbprintAlgorithm", "You must specify the thumbprint algorithm.")
        service = self.world.get(HostedService, self.ServiceName)
        if self.Thumbprint is None:
            found = service_certificate.of(self.world, service.name)
        else:
            found = [service_certificate.get(self.world, service.name, self.ThumbprintAlgorithm, self.Thumbprint)]
        operation = self.read("ServiceCertificate", service.name)
        for one in found:
            self.write(self.context(CertificateContext, operation, ServiceName=service.name, **self.shown(one, service)))

    def shown(self, one: ServiceCertificate, service: HostedService) -> dict[str, Any]:
        """What there is to know of a certificate; asked for by its thumbprint the service answers with the data alone."""
        if self.Thumbprint is not None:
            return {"Data": one.data}
        url = f"{hosted_service.url(self.world, service)}/certificates/{one.algorithm}-{one.name}"
        return {"Url": url, "Data": one.data, "Thumbprint": one.name, "ThumbprintAlgorithm": one.algorithm}


class RemoveAzureCertificate(CertificateCmdlet):
    """Removes a certificate from a cloud service. Machines that have it keep it."""

    net_class = _CLASSES + "RemoveAzureCertificate"
    output_types = (ManagementOperationContext,)

    ThumbprintAlgorithm = Parameter("string", mandatory=True, position=1, from_property=True, validate=validate_not_null_or_empty)
    Thumbprint = Parameter("string", mandatory=True, position=2, from_property=True, validate=validate_not_null_or_empty)

    def execute(self) -> None:
        with self.change() as change:
            service_certificate.remove(change, self.ServiceName, self.ThumbprintAlgorithm, self.Thumbprint)
        self.write_operation(change.operation)


def encoded(data: bytes) -> str:
    """Bytes as the service keeps them, in base 64."""
    from base64 import b64encode

    return b64encode(data).decode()
