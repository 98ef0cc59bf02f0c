import { Section } from '@/components/admin/shell/section'
import type { Finding } from '@/domain/care/self-check/self-check'

/** For admins: what is wrong with the bucket that has the files of uploads. */
export function StoreCare({ findings }: { findings: Finding[] }) {
  return (
    <Section id="file-store" title="The store of files">
      <ul>
        {findings.map(({ id, message, todo }) => (
          <li key={id} className="border-t border-line py-2 first:border-t-0 first:pt-0">
            <p>{message}</p>
            <p className="max-w-[60ch] text-sm text-soft">{todo}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
