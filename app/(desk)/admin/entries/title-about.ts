import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { currentActor } from '@/auth/session'
import { findDraft } from '@/domain/writing/drafts'
import { orForbidden, numberIn } from '../desk-page'

export function entryPageTitle<Params extends { id: string }>(what: string | ((params: Params) => string)) {
  return async function generateMetadata({ params }: { params: Promise<Params> }): Promise<Metadata> {
    const actor = await currentActor()
    if (!actor) return {} // the page leads to signing in
    const asked = await params
    const { content } = (await orForbidden(findDraft(actor, numberIn(asked.id)))) ?? notFound()
    return { title: `${typeof what === 'string' ? what : what(asked)}: ${content.title || 'Untitled'}` }
  }
}
