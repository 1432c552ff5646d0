"""All pages of staff and positions."""

from jishi.console.staff import invite, list, person, roles

routes = [*list.routes, *person.routes, *invite.routes, *roles.routes]
