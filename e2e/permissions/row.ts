import { may, type Actor, type Verb } from '@/domain/staff/actor'
import type { Newsroom, Person } from './newsroom'

/** The right that a request needs: a right of `domain/staff/actor.ts`, any live session, ownership, or nothing. */
export type Need = Verb | 'a session' | 'being its owner' | 'nothing'

/** The request. `form` goes to an action, the others to a handler; `path` is the address, for an action its page. */
export type Sample = {
  path?: string
  /** A cookie in addition to the caller's. */
  cookie?: string
  form?: Record<string, unknown>
  json?: unknown
  text?: string
  file?: { name: string; bytes: Buffer }
}

export type Row = {
  /** The name of an action, a handler or a page, as `build.ts` gives it. */
  of: string
  does: string
  needs: Need
  /** The thing that the right is about: the owner's, or one that the caller begins. Undefined: no thing. */
  about?: 'a thing of its owner' | 'what the caller begins'
  /** Makes a new thing of this owner; returns the request about it. */
  sample(room: Newsroom, owner: Person): Sample | Promise<Sample>
  /** Callers without the right get the answer that the thing does not exist. */
  hides?: true
  /** Runs only for people who have proved their identity in the last minutes. */
  grave?: true
  /** Makes a session, or gives the caller's session another secret. */
  opens?: true
  /** The request changes no stored data, although it is not a reading one. */
  quiet?: true
  /** The answer for callers with the right, if it is not `done`; `any`: the answer depends on other things. */
  answers?: 'missing' | 'any'
  /** Acts on many things: a refusal for one of them is a line of the report. */
  reports?: true
  /** Callers without the right get no refusal, but nothing happens: the query finds only their own things. */
  passesOver?: true
  /** The request ends the caller's session, so each try needs a new person of the role. */
  spends?: true
  /** Waits for work that continues after the answer. */
  settles?(room: Newsroom): Promise<void>
}

/** Returns whether `domain/staff/actor.ts` lets someone with a live session do it. */
export function isAllowed({ needs, about }: Row, caller: Actor, owner: Actor): boolean {
  if (needs === 'nothing' || needs === 'a session') return true
  if (needs === 'being its owner') return caller.id === owner.id
  if (!about) return may(caller, needs)
  return may(caller, needs, { createdBy: about === 'what the caller begins' ? caller.id : owner.id })
}
