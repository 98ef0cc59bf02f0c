import type { Metadata } from 'next'
import { currentActor } from '@/auth/session'
import { findDraft } from '@/domain/drafts'
import { permitted } from '../permitted'
import { numberIn } from './number'

/** The title of a page about an entry: `Timeline: Reports from Tak`. */
export async function titleAbout(what: string, id: string): Promise<Metadata> {
  const actor = await currentActor()
  const draft = actor && (await permitted(findDraft(actor, numberIn(id))))
  return { title: draft ? `${what}: ${draft.content.title || 'Untitled'}` : what }
}
