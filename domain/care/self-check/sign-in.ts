import type { ProtectedPerson } from '@/domain/staff/factors/people'
import { factorDueAt, requiresFactor, type FactorRule } from '@/domain/staff/factors/rule'
import { ago, warning, passed, failed, type Finding } from './finding'

type Facts = { people: ProtectedPerson[]; rule: FactorRule; host: string }

/** `now` UTC ms. */
export function signInFindings({ people, rule, host }: Facts, now: number): Finding[] {
  return [
    { id: 'second-factor', title: 'Second factor', ...secondFactor(people, rule, now) },
    { id: 'passkeys', title: 'Passkeys', ...passkeys(people, host) },
  ]
}

function secondFactor(people: ProtectedPerson[], rule: FactorRule, now: number) {
  const without = people.filter(({ hasFactor }) => !hasFactor)
  const asked = without.filter(({ role }) => requiresFactor(rule, role))
  const overdue = asked.filter((person) => factorDueAt(rule, person)! <= now)
  const path = '/admin/settings#second-factor'
  if (overdue.length > 0)
    return warning(`Asked for and not set up by ${namesOf(overdue)}: the desk is closed to them until they do.`, {
      todo: 'Tell them to sign in: they are led to it before anything else.',
      path: '/admin/staff',
    })
  if (asked.length > 0) {
    const first = Math.min(...asked.map((person) => factorDueAt(rule, person)!))
    return warning(`Due ${ago(first, now)} at the earliest, and not set up yet by ${namesOf(asked)}.`, {
      todo: 'Remind them: under Your account it takes a minute.',
      path: '/admin/staff',
    })
  }
  const admins = without.filter(({ role }) => role === 'admin')
  if (admins.length > 0)
    return warning(`A password is all that protects the account of ${namesOf(admins)}, who may do everything.`, {
      todo: 'Ask admins, or everyone, for a second factor under Settings.',
      path,
    })
  return passed(without.length === 0 ? 'Everyone has one.' : 'All admins have one.')
}

function passkeys(people: ProtectedPerson[], host: string) {
  const affected = people.filter(({ otherHosts }) => otherHosts.length > 0)
  if (affected.length === 0) return passed(`None was made for another address than ${host}.`)
  const hosts = [...new Set(affected.flatMap(({ otherHosts }) => otherHosts))].join(', ')
  return failed(`Those of ${namesOf(affected)} were made for ${hosts} and do not work at ${host}.`, {
    todo: 'Tell them to sign in with a password and a code, and to make new passkeys; or set SITE_URL back.',
    path: '/admin/staff',
  })
}

/** "Dara", "Dara and Nang", "Dara, Nang and 3 others" */
function namesOf(people: { name: string }[]) {
  const names = people.map(({ name }) => name)
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} others`] : names
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(shown).replace(/, and /, ' and ')
}
