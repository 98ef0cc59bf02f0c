import type { Role } from '@/db/schema'

export type { Role }

/** Somebody who acts; without an id, the installation. Only `auth/`, the command line and tests make an actor. */
export type Actor = {
  readonly id: number | null
  readonly name: string
  readonly role: Role
  readonly zone: string
} & {
  readonly [actorBrand]: true
}
declare const actorBrand: unique symbol

export function makeActor(person: { id: number | null; name: string; role: Role; zone: string }): Actor {
  const { id, name, role, zone } = person
  return { id, name, role, zone } as Actor
}

/** `own`: entries they began, and their uploads. */
const rights = {
  read: { contributor: 'own', editor: 'all', admin: 'all' },
  write: { contributor: 'own', editor: 'all', admin: 'all' },
  upload: { contributor: 'all', editor: 'all', admin: 'all' },
  checkFiles: { contributor: 'none', editor: 'all', admin: 'all' },
  changeUpload: { contributor: 'own', editor: 'all', admin: 'all' },
  release: { contributor: 'none', editor: 'all', admin: 'all' },
  unschedule: { contributor: 'none', editor: 'all', admin: 'all' },
  readConsents: { contributor: 'none', editor: 'all', admin: 'all' },
  manageConsents: { contributor: 'none', editor: 'all', admin: 'all' },
  checkHarm: { contributor: 'none', editor: 'all', admin: 'all' },
  withdraw: { contributor: 'none', editor: 'all', admin: 'all' },
  submit: { contributor: 'own', editor: 'all', admin: 'all' },
  review: { contributor: 'none', editor: 'all', admin: 'all' },
  comment: { contributor: 'own', editor: 'all', admin: 'all' },
  trash: { contributor: 'own', editor: 'all', admin: 'all' },
  /** For entries that were never public and are in the trash. */
  eraseTrash: { contributor: 'none', editor: 'none', admin: 'all' },
  /** At a person's request, confirmed by a second person. */
  erase: { contributor: 'none', editor: 'all', admin: 'all' },
  sharePreview: { contributor: 'none', editor: 'all', admin: 'all' },
  manageBundles: { contributor: 'none', editor: 'all', admin: 'all' },
  arrangeFront: { contributor: 'none', editor: 'all', admin: 'all' },
  readHistory: { contributor: 'none', editor: 'all', admin: 'all' },
  manageRedirects: { contributor: 'none', editor: 'all', admin: 'all' },
  manageImports: { contributor: 'none', editor: 'none', admin: 'all' },
  manageHelp: { contributor: 'none', editor: 'all', admin: 'all' },
  manageGlossary: { contributor: 'none', editor: 'all', admin: 'all' },
  manageTerms: { contributor: 'none', editor: 'all', admin: 'all' },
  manageStaff: { contributor: 'none', editor: 'none', admin: 'all' },
  manageBackups: { contributor: 'none', editor: 'none', admin: 'all' },
  manageSettings: { contributor: 'none', editor: 'none', admin: 'all' },
} as const satisfies Record<string, Record<Role, 'none' | 'own' | 'all'>>

export type Verb = keyof typeof rights

/** Returns whether a person has a right; with `entry`, to that entry or upload. */
export function may(who: Actor, verb: Verb, entry?: { createdBy: number | null }): boolean {
  const right: 'none' | 'own' | 'all' = rights[verb][who.role]
  return right === 'all' || (right === 'own' && entry?.createdBy === who.id)
}

/** Returns whether an answer may tell this person everything. It does not check whether they may ask. */
export function mayBeTold({ role }: Pick<Actor, 'role'>, verb: Verb): boolean {
  return rights[verb][role] === 'all'
}

/** Throws an error named `NotPermitted`, which actions and handlers answer with 403. */
export function permit(who: Actor, verb: Verb, entry?: { createdBy: number | null }) {
  if (may(who, verb, entry)) return
  const error = new Error(`${who.role} may not ${verb}`)
  error.name = 'NotPermitted'
  throw error
}
