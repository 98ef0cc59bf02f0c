import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/ask-first'
import { guardHistory } from './history-watch'

export function LeaveGuard({ unsaved, words = unsavedWarning }: { unsaved: boolean; words?: typeof unsavedWarning }) {
  const [to, setTo] = useState<string | number>()
  const leaving = useRef(false)
  const router = useRouter()

  useEffect(() => {
    if (!unsaved) return
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!leaving.current) event.preventDefault()
    }
    const onClick = (event: MouseEvent) => {
      const href = addressOfClick(event)
      if (!href) return
      event.preventDefault()
      event.stopPropagation()
      setTo(href)
    }
    addEventListener('beforeunload', beforeUnload)
    document.addEventListener('click', onClick, true) // before Next's own links handle it
    const endOfHistory = guardHistory(setTo, () => leaving.current)
    return () => {
      endOfHistory()
      removeEventListener('beforeunload', beforeUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [unsaved])

  function leave() {
    leaving.current = true
    if (typeof to === 'number') return history.go(to)
    const { pathname, search, hash } = new URL(to!)
    if (pathname.startsWith('/admin')) router.push(pathname + search + hash)
    else location.assign(to!)
  }

  return (
    <ConfirmDialog
      title={words.title}
      open={to !== undefined}
      onOpenChange={() => setTo(undefined)}
      keep="Stay here"
      verb={words.leave}
      onConfirm={leave}
    >
      <p>{words.message}</p>
    </ConfirmDialog>
  )
}

const unsavedWarning = {
  title: 'Leave without saving?',
  message: 'What you changed on this page is not saved, and is gone once you leave.',
  leave: 'Leave without saving',
}

function addressOfClick(event: MouseEvent) {
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]')
  if (!link || link.target || link.download || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
  const to = new URL(link.href, location.href)
  const isHere = to.pathname === location.pathname && to.search === location.search
  return to.origin === location.origin && !isHere ? to.href : undefined
}
