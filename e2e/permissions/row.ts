import { may, type Actor, type Verb } from '@/domain/staff/actor'
import type { Newsroom, Person } from './newsroom'

/** The right that a request needs: a right of `domain/staff/actor.ts`, any live session, being the one whose it is, or nothing. */
export type Need = Verb | 'a session' | 'being its owner' | 'nothing'

/** The request. `form` goes to an action, the others to a handler; `path` is the address, for an action its page. */
export type Sample = {
  path?: string
  /** Besides those of who asks. */
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
  /** The person whose right is asked for: of the one who began the thing, or of the caller, who begins one. Left out: nobody's. */
  about?: 'a thing of its owner' | 'what the caller begins'
  /** Makes a fresh thing of this owner, and answers with the request about it. */
  sample(room: Newsroom, owner: Person): Sample | Promise<Sample>
  /** A caller who may not see it is told that it is not there, not that they may not. */
  hides?: true
  /** Runs only for who has proved in the last minutes who they are. */
  grave?: true
  /** Makes a session, or gives the one of who asks another secret. */
  opens?: true
  /** A request that is no reading and changes nothing that is stored. */
  quiet?: true
  /** The answer that one who may do it gets, where that is not `done`; `any` where it is not for a matrix to say. */
  answers?: 'missing' | 'any'
  /** Many at once: what one may not do to one of them is a line of the report. */
  reports?: true
  /** A caller who may not gets no refusal, and nothing happens: the thing of somebody else is not looked for. */
  passesOver?: true
  /** The request ends the session of whoever does it, so each time someone new of the role does. */
  spends?: true
  /** Waits for what goes on after the answer. */
  settles?(room: Newsroom): Promise<void>
}

/** Returns whether `domain/staff/actor.ts` lets someone with a live session do it. */
export function isAllowed({ needs, about }: Row, caller: Actor, owner: Actor): boolean {
  if (needs === 'nothing' || needs === 'a session') return true
  if (needs === 'being its owner') return caller.id === owner.id
  if (!about) return may(caller, needs)
  return may(caller, needs, { createdBy: about === 'what the caller begins' ? caller.id : owner.id })
}
