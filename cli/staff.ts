import { parseArgs } from 'node:util'
import { z } from 'zod'
import { parse } from '@/auth/parse'
import { setupLinkAddress } from '@/auth/setup'
import { sharedNow } from '@/db/clock'
import { emailKey } from '@/lib/keys/email-key'
import type { Actor } from '@/domain/staff/actor'
import type { SetupLink } from '@/domain/staff/setup-links'
import {
  changeRole,
  inviteStaff,
  createRecoveryLink,
  renewLink,
  roles,
  staffList,
  type StaffMember,
} from '@/domain/staff/staff'
import { done, refused, type Result } from '@/lib/result'
import { deskTime } from '@/lib/time/time'
import { installationActor, Misused, type Verb } from './verb'

export const staff: Verb = {
  name: 'staff',
  summary: 'Lists who works here; makes an account, or a fresh set-up link for one that exists; lets somebody in again',
  usage: [
    'list',
    'add --email EMAIL --name NAME --role contributor|editor|admin',
    'add --email EMAIL',
    'way-back --email EMAIL',
  ],
  async run([command = '', ...args]) {
    const run = { list: listStaff, add: addStaff, 'way-back': renewLinkByEmail }[command]
    if (!run) throw new Misused('Say "list", "add" or "way-back".')
    return run(await installationActor(), args)
  },
}

async function listStaff(actor: Actor): Promise<Result> {
  const people = await staffList(actor)
  for (const { name, email, role, state, seenAt } of people) {
    const lastSeen = seenAt === null ? 'never seen' : `last seen ${deskTime(seenAt, actor.zone)}`
    console.log([email, name, role, state, lastSeen].join('  ·  '))
  }
  if (people.length === 0) console.log('Nobody has an account yet.')
  return done(undefined)
}

const NewStaffArguments = z.object({
  email: z.email('--email needs an email, such as you@example.org.').max(300),
  name: z.string().trim().min(1, '--name is empty.').max(100, '--name has more than 100 characters.').optional(),
  role: z.enum(roles, `--role is one of ${roles.join(', ')}.`).optional(),
})

async function addStaff(actor: Actor, args: string[]): Promise<Result> {
  const string = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { email: string, name: string, role: string } })
  if (!values.email) throw new Misused('Say whose account it is.')
  const parsed = parse(NewStaffArguments, values)
  if (!parsed.ok) return parsed
  const { email, name, role } = parsed.value
  const existing = (await staffList(actor)).find((person) => person.email === emailKey(email))
  if (existing) return renewSetupLink(actor, existing, role)
  if (!name || !role) return refused(`${email} has no account yet. Give --name and --role to make one.`)
  return printSetupLink(`${name} (${role})`, await inviteStaff(actor, { email, name, role }, sharedNow()))
}

async function renewSetupLink(actor: Actor, member: StaffMember, role = member.role): Promise<Result> {
  const changed = await changeRole(actor, { staffId: member.id, role }, sharedNow())
  if (!changed.ok) return changed
  return printSetupLink(`${member.name} (${role})`, await renewLink(actor, member.id, sharedNow()))
}

/** For an admin whom nobody else can help. */
async function renewLinkByEmail(actor: Actor, args: string[]): Promise<Result> {
  const { values } = parseArgs({ args, options: { email: { type: 'string' } } })
  if (!values.email) throw new Misused('Say whose account it is.')
  const email = emailKey(values.email)
  const member = (await staffList(actor)).find((person) => person.email === email)
  if (!member) return refused(`${email} has no account. Make one with "staff add".`)
  return printSetupLink(`${member.name} (${member.role})`, await createRecoveryLink(actor, member.id, sharedNow()))
}

/** The link has a line of its own, for people and scripts. */
function printSetupLink(account: string, link: Result<SetupLink>): Result {
  if (!link.ok) return link
  const lasts = link.value.kind === 'invitation' ? 'seven days' : '30 minutes'
  console.log(`Set-up link for ${account}. It works once, for ${lasts}, and replaces any before it:`)
  console.log(setupLinkAddress(link.value.token))
  return done(undefined)
}
