import { TitleLink } from '@/components/ui/link'
import { BundleStart } from './begin-bundle'
import { BundleMark } from './state'
import { ListPage } from '@/components/admin/shell/list-page'
import { listBundles } from '@/domain/publishing/bundles'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { countInWords } from '@/lib/text/numbers'

export const metadata = { title: 'Bundles' }

export default deskPage('/admin/bundles', async ({ actor, clock }) => {
  return (
    <>
      <ListPage
        title="Bundles"
        about="Texts that go live together, or not at all: a press release, its report and their translations."
        className="mb-10"
        list={{ items: await listBundles(actor, clock.now), page: 1, pages: 1 }}
        address={() => '/admin/bundles'}
        nothing="No bundles yet."
      >
        {(bundles) => (
          <ul className="max-w-[60rem] border-t-3 border-rule">
            {bundles.map(({ id, name, entries, state }) => (
              <li key={id} className="border-b border-line py-3">
                <TitleLink href={`/admin/bundles/${id}`}>{name}</TitleLink>{' '}
                <span className="ml-2 text-sm text-faint">{countInWords(entries, 'text')}</span>
                <p>
                  <BundleMark state={state} clock={clock} />
                </p>
              </li>
            ))}
          </ul>
        )}
      </ListPage>
      <BundleStart />
    </>
  )
})
