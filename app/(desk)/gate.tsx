import type { ReactNode } from 'react'
import { wrapButtons } from '@/components/ui/button-class'

type Props = { site: string; title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }

export function Gate({ site, title, lead, children, foot }: Props) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-5 pt-[8vh] pb-8 sm:pt-[14vh]">
      <header className="border-b-3 border-rule pb-3">
        <a href="/" className="font-serif text-xl font-semibold text-ink no-underline hover:text-accent">
          {site}
        </a>
      </header>
      <main className={`flex-1 pt-7 pb-12 ${wrapButtons}`}>
        <h1 className="mb-2">{title}</h1>
        {lead && <div className="mb-6 text-soft">{lead}</div>}
        {children}
      </main>
      <footer className="border-t border-line pt-3 text-sm text-soft">
        {foot ?? <a href="/">Back to the site</a>}
      </footer>
    </div>
  )
}
