import { Link } from '@/components/ui/link'
import { EntryLink, kindAndLanguage } from '@/components/admin/entry/entry-title'
import type { UseRole, UploadUse, Uses } from '@/domain/files/uses'
import type { PictureSetting } from '@/domain/published/site'

export function UploadUseList({ uses: { uses, hidden, site } }: { uses: Uses }) {
  if (!uses.length && !hidden && !site.length) return <p className="text-soft">No text uses it.</p>
  const limited = uses.filter(({ isLimited }) => isLimited)
  return (
    <>
      {limited.length > 0 && (
        <p className="mb-2 max-w-[66ch] text-sm text-soft">
          {limited.length === uses.length
            ? 'At the desk, only those who see a text that uses this file see the file.'
            : 'Not everybody sees each of these texts. Everybody at the desk sees this file, because a text that is not limited uses it.'}
        </p>
      )}
      <ul>
        {site.map((role) => (
          <li key={role} className="border-t border-line py-2 first:border-t-0">
            <Link href="/admin/settings#logo-section" className="font-semibold">
              {settingNames[role]}
            </Link>
            <span className="block text-sm font-medium text-live">Readers have it on every page.</span>
          </li>
        ))}
        {uses.map((use) => (
          <li key={use.entryId} className="border-t border-line py-2 first:border-t-0">
            <EntryLink entry={{ ...use, id: use.entryId }} />
            <span className="block text-sm text-faint">
              {kindAndLanguage({ ...use, id: use.entryId })} · {use.roles.map((role) => roleNames[role]).join(', ')}
            </span>
            <span className={`block text-sm ${stateClasses[use.is]}`}>{stateWords(use)}</span>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="border-t border-line pt-2 text-sm text-soft">
          {uses.length ? 'And' : 'In'} {hidden === 1 ? 'one text' : `${hidden} texts`} of others, which you cannot open.
        </p>
      )}
    </>
  )
}

export const settingNames: Record<PictureSetting, string> = {
  logo: 'Logo of the site',
  darkLogo: 'Logo of the site on dark paper',
  icon: 'Icon of the site',
}

const roleNames: Record<UseRole, string> = {
  file: 'file beside the text',
  lead: 'lead picture',
  body: 'in the text',
  text: 'its corrected text',
}

const stateClasses: Record<UploadUse['is'], string> = {
  live: 'font-medium text-live',
  scheduled: 'font-medium text-accent',
  draft: 'font-medium text-warn',
  older: 'text-soft',
}

function stateWords({ is, inHead, trashed }: UploadUse) {
  const bin = trashed ? ' The text is in the trash.' : ''
  if (is === 'live') return (inHead ? 'Readers have it.' : 'Readers have it; the newest text does not use it.') + bin
  if (is === 'scheduled') return 'Set to go live.' + bin
  if (is === 'draft') return 'In the newest text; readers do not have it.' + bin
  return 'Only in older revisions.' + bin
}
