"""The classic subscription: its things, their rules, the facts of June 2014, and the store. It knows nothing of shells.

How a command uses it
---------------------

A world is opened once, by the shell::

    world = World.open(":memory:", seed=1, clock="2014-06-02T09:00:00Z")      # or a folder; without clock, the real one

A command that changes something makes one change, and calls the function of the family that does the work. There is one
module a family, with the same verbs everywhere (`create`, `update`, `remove`), and no `if` about Azure in the command::

    from azshell.cloud import reserved_ip

    with world.change("New-AzureReservedIP") as change:
        reserved_ip.create(change, "front", "West US", label="Front door")
    return change.operation        # .description .id .status: what the cmdlet prints

Inside the block everything is a private copy. What `find`, `get` and `all` of a change return may be changed in place; when
the block ends every rule of every changed thing is asked, and all of it is kept, or, after any exception, none of it. So a
command that takes several steps (New-AzureVM: service, then deployment) makes one change after the other, as Azure does.

The service's refusals are `CloudError`: `.code` ("BadRequest"), `.message`, `.status` (HTTP), and `str(error)` is
"Code: Message". They come out of the block. What Azure PowerShell itself checks before it asks the service is the command's
business, and so are its own messages.

A command that reads asks the world, which is a view of the selected subscription; names are found in any case::

    world.find(ReservedIP, "front")                 # or None
    world.get(HostedService, "web")                 # or CloudError "ResourceNotFound: The hosted service does not exist."
    world.all(HostedService)                        # sorted by name
    world.find(Deployment, "web", "Production")     # things inside others take several names
    world.referring(AffinityGroup, "west")          # whatever is in it
    world.operation("Get-AzureService", "web")      # the operation that such a command prints

A virtual machine is handed over as a `Role`, built from what the user configured; what is left out the service chooses::

    from azshell.cloud import virtual_machine
    from azshell.cloud.deployment import Endpoint, OSDisk, Role

    role = Role(name="web1", size="Small", os_disk=OSDisk(image="...__Windows-Server-2012-R2-..."),
                endpoints=[Endpoint("http", 80, port=80)], subnets=["FrontEnd"], static_address="10.0.0.9")
    with world.change("New-AzureVM") as change:
        virtual_machine.create_deployment(change, "web", role, virtual_network="AtlanticVNET", reserved_ip="front")
    with world.change("New-AzureVM") as change:
        virtual_machine.add(change, "web", other_role)      # then update, start, stop, restart, remove

    deployment, role, instance = virtual_machine.machine(world, "web", "web1")
    virtual_machine.state(world, instance)                  # .status ReadyRole .power Started .details
    deployment.vip, instance.address, instance.public_address, role.endpoints[0].port

What is no stored thing has a function: `location.regions(world)`, `role_size.sizes(world)`, `image.images(world)`,
`hosted_service.region(world, service)`, `subscription.current(world)`, `netcfg.text(world)`.

Time and identity: `world.now()` is UTC. `world.sleep(600)` lets virtual time pass. `world.configure(provisioning="minutes")`
makes machines take their time; then what `virtual_machine.state` and `deployment.status` say depends on the clock.
Ids and addresses derive from the seed, the resource, the verb and a count, so a step put in between changes no later one.

Facts: `world.facts.regions`, `.sizes`, `.images`, `.quotas`; `world.override("quotas", "reserved_ips", limit=8)`.

The world as a whole: `world.export()`, `snapshot.dump`, `snapshot.load`, `snapshot.restore`, `snapshot.compare`,
`world.fork(folder)`, `world.drive` (the folder that is its C:), `world.notices` (what to tell the user once after opening).

How a family is added
---------------------

One file: an `Entity` subclass (a typed record; `MISSING` are the words of its ResourceNotFound; `links` says what it refers
to and which countable things it holds, so that "in use" and "taken" are answered by an index); a `rules(...)` table, each rule
a code, a message, a predicate and the source of the fact; and functions that take a `Change` first and do the work.
Predicates get `(change, entity)`; `change.before(entity)` is how it was. Quotas are rules: `quota(ReservedIP, "reserved_ips", ...)`.
"""

from azshell.cloud.change import Change
from azshell.cloud.error import CloudError, WorldError
from azshell.cloud.operation import Operation
from azshell.cloud.view import View
from azshell.cloud.world import World

__all__ = ["Change", "CloudError", "Operation", "View", "World", "WorldError"]
