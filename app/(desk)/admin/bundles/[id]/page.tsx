import Link from 'next/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { BundleView } from '@/components/admin/bundles/bundle-view'
import { BundleMark } from '@/components/admin/bundles/state'
import { PageHead } from '@/components/admin/shell/page-head'
import { findBundle } from '@/domain/bundles'
import { clockFor } from '../../clock'
import { numberIn } from '../../entries/number'
import { permitted } from '../../permitted'
import { dissolveBundle, includeNewest, moveBundle, releaseBundle, takeOut, unscheduleBundle } from '../actions'

type Props = { params: Promise<{ id: string }> }

const open = cache(async (asked: string) => {
  const id = numberIn(asked)
  const actor = await requireActor(`/admin/bundles/${id}`)
  const clock = await clockFor(actor)
  return { clock, bundle: (await permitted(findBundle(actor, id, clock.now))) ?? notFound() }
})

export async function generateMetadata({ params }: Props) {
  const { bundle } = await open((await params).id)
  return { title: `Bundle: ${bundle.name}` }
}

export default async function Bundle({ params }: Props) {
  const { bundle, clock } = await open((await params).id)
  const actions = {
    ...{ release: releaseBundle, move: moveBundle, unschedule: unscheduleBundle },
    ...{ takeOut, include: includeNewest, dissolve: dissolveBundle },
  }
  return (
    <>
      <PageHead title={bundle.name} actions={<Link href="/admin/bundles">All bundles</Link>}>
        <BundleMark state={bundle.state} clock={clock} />
      </PageHead>
      <BundleView bundle={bundle} clock={clock} actions={actions} />
    </>
  )
}
