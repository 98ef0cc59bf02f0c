import { Link } from '@/components/ui/link'
import { deskPage } from '@/app/(desk)/admin/desk-page'
import { ListPage } from '@/components/admin/shell/list-page'
import { listErasures } from '@/domain/erasures/erasure-lists'
import { listAddress } from '../list-address'
import { ErasureList } from './erasure-list'

export const metadata = { title: 'Erasures' }

const erasuresAddress = listAddress('/admin/erasures', {})

export default deskPage('/admin/erasures', async ({ actor, clock, searchParams }) => {
  const { page = 1 } = erasuresAddress.read(searchParams)
  return (
    <ListPage
      title="Erasures"
      about="What was erased permanently because a person asked for it, or is to be. Of each, a note without words is all that stays."
      actions={<Link href="/admin/consents">Consents</Link>}
      list={await listErasures(actor, { page }, clock.now)}
      address={(page) => erasuresAddress.at({ page })}
      nothing="Nothing was erased. When a person asks for it, open the text, or its consent, and choose “Erase permanently…”."
    >
      {(items) => <ErasureList items={items} clock={clock} />}
    </ListPage>
  )
})
