import { StoppedPage } from '@/components/admin/shell/stopped'

export const metadata = { title: 'There is nothing here' }

export default function NotFound() {
  return (
    <main className="mx-auto max-w-3xl px-5 pt-[12vh]">
      <StoppedPage title="There is nothing here">
        <p>The address is mistyped, or what stood here is no longer there.</p>
        <p>
          <a href="/">To the site</a>
        </p>
      </StoppedPage>
    </main>
  )
}
