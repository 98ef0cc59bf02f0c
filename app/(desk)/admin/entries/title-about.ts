import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '@/auth/session'
import { findDraft } from '@/domain/writing/drafts'
import { orForbidden, numberIn } from '../desk-page'

export async function titleAbout(what: string, id: string): Promise<Metadata> {
  const actor = await currentActor()
  if (!actor) return {} // the page leads to signing in
  const { content } = (await orForbidden(findDraft(actor, numberIn(id)))) ?? notFound()
  return { title: `${what}: ${content.title || 'Untitled'}` }
}
