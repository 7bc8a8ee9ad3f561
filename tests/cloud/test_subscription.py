"""Subscriptions: the profile, selection, defaults, and files that bring new ones."""

from __future__ import annotations

import pytest

from azshell.cloud import World, publish_settings, subscription
from azshell.cloud import hosted_service as services
from azshell.cloud import location as locations
from azshell.cloud.hosted_service import HostedService
from tests.cloud.conftest import done

CHINA = "11111111-2222-3333-4444-555555555555"


def test_a_world_starts_with_one_subscription_selected(world: World) -> None:
    (only,) = subscription.known(world)
    assert subscription.current(world).id == only.id == world.scope
    assert only.is_default and only.environment == "AzureCloud"


def test_each_subscription_has_its_own_things_and_shares_dns(world: World) -> None:
    done(world, subscription.learn, "China", CHINA.upper(), "AzureChinaCloud")
    done(world, services.create, "web", "West US")
    world.select("china")
    assert world.all(HostedService) == []
    assert [region.name for region in locations.regions(world)] == ["China North", "China South"]
    assert services.is_taken(world, "WEB")
    made = done(world, services.create, "site", "China North")
    assert services.dns_name(world, made) == "site.chinacloudapp.cn"
    world.select(subscription.default(world).id)
    assert [one.name for one in world.all(HostedService)] == ["web"]


def test_a_forgotten_subscription_comes_back_as_it_was(world: World) -> None:
    done(world, services.create, "web", "West US")
    name = subscription.current(world).name
    done(world, subscription.forget, name)
    assert subscription.known(world) == []
    done(world, subscription.sign_in, "someone@contoso.com")
    done(world, subscription.make_default, name)
    assert [one.is_default for one in subscription.known(world)] == [True]
    assert world.count(HostedService) == 1
    assert subscription.usage(world)["cloud_services"] == (1, 20)


def test_publish_settings_come_back() -> None:
    document = publish_settings.text([("A & B", CHINA, "https://management.core.windows.net/")])
    (found,) = publish_settings.parse(document)
    assert (found.name, found.id, len(found.certificate)) == ("A & B", CHINA, 40)
    old = '<PublishData><PublishProfile Url="https://x/" ManagementCertificate="AAAA"><Subscription Id="1" Name="n" /></PublishProfile></PublishData>'
    assert publish_settings.parse(old)[0].management_url == "https://x/"


@pytest.mark.parametrize("document", ["", "<a>", "<PublishData />", '<P><PublishProfile><Subscription Name="n" /></PublishProfile></P>'])
def test_other_files_are_refused(document: str) -> None:
    with pytest.raises(ValueError):
        publish_settings.parse(document)
