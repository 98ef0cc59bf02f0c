import { Link } from '@/components/ui/link'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireActor } from '@/auth/session'
import { BundleView } from '../bundle-view'
import { BundleMark } from '../state'
import { PageHead } from '@/components/admin/shell/page-head'
import { NameForm } from '@/components/ui/name-form'
import { findBundle } from '@/domain/publishing/bundles'
import { clockFor, numberIn, orForbidden } from '@/app/(desk)/admin/desk-page'
import { renameBundle } from '../actions'

type Props = { params: Promise<{ id: string }> }

const loadBundle = cache(async (idText: string) => {
  const id = numberIn(idText)
  const actor = await requireActor(`/admin/bundles/${id}`)
  const clock = await clockFor(actor)
  return { clock, bundle: (await orForbidden(findBundle(actor, id, clock.now))) ?? notFound() }
})

export async function generateMetadata({ params }: Props) {
  const { bundle } = await loadBundle((await params).id)
  return { title: `Bundle: ${bundle.name}` }
}

export default async function BundlePage({ params }: Props) {
  const { bundle, clock } = await loadBundle((await params).id)
  return (
    <div className="max-w-[60rem]">
      <PageHead title={bundle.name} actions={<Link href="/admin/bundles">All bundles</Link>}>
        <BundleMark state={bundle.state} clock={clock} />
        {(bundle.state.is === 'gathering' || bundle.state.is === 'scheduled') && (
          <NameForm
            word="Rename"
            save={renameBundle}
            ids={{ bundleId: bundle.id }}
            name="name"
            value={bundle.name}
            hint="For staff alone, such as “Annual report, October”."
          />
        )}
      </PageHead>
      <BundleView bundle={bundle} clock={clock} />
    </div>
  )
}
