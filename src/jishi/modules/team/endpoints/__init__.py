"""Staff, positions, invitations and approvals as JSON."""

from jishi.modules.team.endpoints import approvals, invitations, roles, staff

routes = [*staff.routes, *roles.routes, *invitations.routes, *approvals.routes]
