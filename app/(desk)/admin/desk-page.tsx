import type { ReactNode } from 'react'
import { requireActor } from '@/auth/session'
import { sharedNow } from '@/db/clock'
import { unlessDamaged } from '@/domain/care/saving'
import { may, type Actor } from '@/domain/staff/actor'
import { forbidden, notFound } from 'next/navigation'
import { DamagedPage } from '@/components/admin/shell/not-saving'
import type { Clock } from '@/lib/time/time'
import { siteSettings } from '@/domain/published/site'

/** Parameters of an address; repeated ones are ignored. */
export type SearchQuery = Partial<Record<string, string>>

type RouteParams<Route> = Route extends `${string}[${infer Name}]${infer Rest}`
  ? { [name in Name]: string } & RouteParams<Rest>
  : unknown

type Page<Route> = { actor: Actor; clock: Clock; params: RouteParams<Route>; searchParams: SearchQuery }
type Props<Route> = {
  params: Promise<RouteParams<Route>>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** A page of the desk. Redirects to signing in and back, or answers 403 without the right. */
export function deskPage<Route extends string>(route: Route, page: (page: Page<Route>) => Promise<ReactNode>) {
  return async function DeskPage(props: Props<Route>) {
    const params = await props.params
    const searchParams = singleValues(await props.searchParams)
    const actor = await requireActor(addressOf(route, params as SearchQuery, searchParams))
    const content = page({ actor, clock: await clockFor(actor), params, searchParams })
    return orForbidden(unlessDamaged(content, <DamagedPage canRepair={may(actor, 'manageSettings')} />))
  }
}

function singleValues(query: Record<string, string | string[] | undefined>): SearchQuery {
  return Object.fromEntries(
    Object.entries(query).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  )
}

function addressOf(route: string, params: SearchQuery, searchParams: SearchQuery) {
  const path = route.replace(/\[(\w+)\]/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const query = new URLSearchParams(searchParams as Record<string, string>).toString()
  return query ? `${path}?${query}` : path
}

/** Answers 403 if the role may not read. */
export async function orForbidden<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if ((error as { name?: string }).name === 'NotPermitted') forbidden()
    throw error
  }
}

export async function clockFor(actor: Actor): Promise<Clock> {
  const { zone } = await siteSettings()
  return { now: sharedNow(), zone, viewer: actor.zone }
}

/** Answers 404 for anything but a number. */
export function numberIn(text: string) {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : notFound()
}
