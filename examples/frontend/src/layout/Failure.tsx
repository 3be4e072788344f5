import Alert from '@mui/material/Alert';
import { Component, type ReactNode } from 'react';

interface Props {
  children: ReactNode;
}

/** Says what could not be loaded, in place of it. */
export class Failure extends Component<Props, { error?: Error }> {
  state: { error?: Error } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  render() {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Alert severity="error">{error.message}</Alert>;
  }
}
