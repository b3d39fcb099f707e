import { Component, type ReactNode } from 'react'
import { HumanPage } from './human-page.tsx'

interface Props {
  readonly children: ReactNode
}

/** Catches what the interface could not do and says so in human words; React offers this edge only as a class. */
export class ErrorBoundary extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <HumanPage heading="app.brokenTitle" body="app.brokenBody" action="reload" />
    ) : (
      this.props.children
    )
  }
}
