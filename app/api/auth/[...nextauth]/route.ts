import NextAuth from 'next-auth'
import { foreignOrigin, isOwnOrigin } from '@/auth/own-origin'
import { authOptions } from '@/auth/options'

type Context = { params: Promise<{ nextauth: string[] }> }

export async function GET(request: Request, context: Context) {
  return NextAuth(request as never, context as never, authOptions())
}

export async function POST(request: Request, context: Context) {
  if (!isOwnOrigin(request.headers)) return Response.json({ problems: foreignOrigin().problems }, { status: 403 })
  return NextAuth(request as never, context as never, authOptions())
}
