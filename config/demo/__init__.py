"""An invented town for trying the product: nobody and no place here is real."""
