import Link from 'next/link'
import { BeginBundle } from './begin-bundle'
import { BundleMark } from './state'
import { PageHead } from '@/components/admin/shell/page-head'
import { listBundles } from '@/domain/publishing/bundles'
import { deskPage } from '@/app/(desk)/admin/desk-page'

export const metadata = { title: 'Bundles' }

export default deskPage('/admin/bundles', async ({ actor, clock }) => {
  const bundles = await listBundles(actor, clock.now)
  return (
    <>
      <PageHead title="Bundles">
        Texts that go live together, or not at all: a press release, its report and their translations.
      </PageHead>
      {bundles.length > 0 ? (
        <ul className="mb-10 max-w-[60rem] border-t-3 border-rule">
          {bundles.map(({ id, name, entries, state }) => (
            <li key={id} className="border-b border-line py-3">
              <Link href={`/admin/bundles/${id}`} prefetch={false} className="font-semibold wrap-anywhere">
                {name}
              </Link>{' '}
              <span className="ml-2 text-sm text-faint">{entries === 1 ? '1 text' : `${entries} texts`}</span>
              <p>
                <BundleMark state={state} clock={clock} />
              </p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="mb-8 text-soft">There is none yet.</p>
      )}
      <BeginBundle />
    </>
  )
})
