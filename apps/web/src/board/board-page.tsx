import type { Me } from '../sync/session.ts'

export function BoardPage(props: { readonly boardId: string; readonly me: Me; readonly title: string }) {
  return <main>{props.title}</main>
}
