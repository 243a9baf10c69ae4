// Written by `npm run docs` from the OpenAPI document; changes are lost.
export interface paths {
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics in the text format of Prometheus */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether to send requests here */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/dependencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each dependency up or down with its latency, and how far projections are behind */
        get: operations["getDependencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place an order
         * @description API key scope `orders:write`; customers: their own.
         */
        post: operations["placeOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record the payment of an order, or have the payment provider charge it
         * @description API key scope `payments:write`; customers: their own.
         */
        post: operations["payOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order, or some of its items
         * @description API key scope `orders:write`; customers: their own.
         */
        post: operations["cancelOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change address, notes, metadata, or quantities before payment
         * @description API key scope `orders:write`; customers: their own.
         */
        patch: operations["editOrder"];
        trace?: never;
    };
    "/api/v1/orders/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Move an order on: processing, shipped, delivered or cancelled
         * @description API key scope `orders:write`; customers: their own.
         */
        put: operations["setOrderStatus"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move an order on: processing, shipped, delivered or cancelled
         * @description API key scope `orders:write`; customers: their own.
         */
        patch: operations["changeOrderStatus"];
        trace?: never;
    };
    "/api/v1/orders/{id}/shipments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ship an order, or some of its pieces
         * @description API key scope `orders:write`; customers: no.
         */
        post: operations["createShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/shipments/{shipmentId}/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a shipment has arrived
         * @description API key scope `orders:write`; customers: no.
         */
        post: operations["deliverShipment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Announce that an order, or some of its pieces, will come back
         * @description API key scope `orders:write`; customers: their own.
         */
        post: operations["requestReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/returns/{returnId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record which pieces of a return have come
         * @description API key scope `orders:write`; customers: no.
         */
        post: operations["completeReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/returns/{returnId}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline a return
         * @description API key scope `orders:write`; customers: no.
         */
        post: operations["declineReturn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/refunds/{refundId}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a refund was paid
         * @description API key scope `payments:write`; customers: no.
         */
        post: operations["completeRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/refunds/{refundId}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that a refund could not be paid
         * @description API key scope `payments:write`; customers: no.
         */
        post: operations["failRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Receive stock, correct it, or book a count
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["updateInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/reserve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold stock for an order of another system
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["reserveInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sell what is reserved for an order
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["confirmInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/inventory/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give back what is reserved for an order
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["releaseInventory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reservations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hold stock by hand
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["openReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reservations/{id}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give back what is reserved and not sold
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["deactivateReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reservations/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reserve for longer
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["extendReservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reservations/cleanup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Expire what is overdue now
         * @description API key scope `inventory:write`; customers: no.
         */
        post: operations["cleanUpReservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List a product, with its first pieces
         * @description API key scope `products:write`; customers: no.
         */
        post: operations["createProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sell a product no more
         * @description API key scope `products:write`; customers: no.
         */
        delete: operations["deleteProduct"];
        options?: never;
        head?: never;
        /**
         * Rename or reprice a product
         * @description API key scope `products:write`; customers: no.
         */
        patch: operations["changeProduct"];
        trace?: never;
    };
    "/api/v1/products/{id}/discontinue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sell a product no more
         * @description API key scope `products:write`; customers: no.
         */
        post: operations["discontinueProduct"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/customers/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase the personal data of a customer
         * @description API key scope `customers:erase`; customers: their own.
         */
        delete: operations["eraseCustomer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/orders/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Erase the personal data of a guest’s order
         * @description API key scope `customers:erase`; customers: no.
         */
        delete: operations["eraseOrder"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/cache/warmup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read products into the catalogue of this instance again
         * @description Admins only.
         */
        post: operations["warmCache"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhooks/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the payment provider has to say of a payment or refund (Standard Webhooks) */
        post: operations["receivePaymentWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Problem details, RFC 9457 */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            request_id: string;
            errors?: {
                pointer: string;
                message: string;
            }[];
        } & {
            [key: string]: unknown;
        };
        Order: {
            id: string;
            order_id: string;
            order_number: string;
            status: string;
            user_id: string | null;
            currency: string;
            items: {
                line: number;
                product_id: string;
                warehouse_id: string;
                quantity: number;
                unit_price: string;
                total: string;
                cancelled: number;
                shipped: number;
                returned: number;
            }[];
            subtotal: string;
            discount: string;
            tax: string;
            shipping: string;
            total: string;
            payment_method: string;
            payment: {
                method: string;
                reference: string;
                amount: string;
                currency: string;
                /** Format: date-time */
                paid_at: string;
            } | null;
            payment_attempts: {
                payment_id: string;
                /** @enum {string} */
                status: "pending" | "succeeded" | "failed";
                method: string;
                amount: string;
                currency: string;
                reference: string | null;
                code: string | null;
                /** Format: date-time */
                requested_at: string;
                ended_at: string | null;
            }[];
            payment_failures: {
                reference: string | null;
                code: string;
                /** Format: date-time */
                failed_at: string;
            }[];
            surplus_payments: {
                method: string;
                reference: string;
                amount: string;
                currency: string;
                /** @enum {string} */
                reason: "expired" | "cancelled" | "rejected" | "already_paid" | "amount_mismatch";
                /** Format: date-time */
                received_at: string;
            }[];
            refund_requested: boolean;
            refunds: {
                refund_id: string;
                /** @enum {string} */
                status: "requested" | "completed" | "failed";
                /** @enum {string} */
                reason: "cancelled" | "items_cancelled" | "returned" | "surplus_payment";
                amount: string;
                currency: string;
                payment_reference: string;
                reference: string | null;
                code: string | null;
                /** Format: date-time */
                requested_at: string;
                ended_at: string | null;
            }[];
            shipments: {
                shipment_id: string;
                items: {
                    line: number;
                    quantity: number;
                }[];
                carrier: string;
                tracking_number: string | null;
                /** Format: date-time */
                dispatched_at: string;
                delivered_at: string | null;
            }[];
            delivered_at: string | null;
            returns: {
                return_id: string;
                /** @enum {string} */
                status: "requested" | "declined" | "completed";
                items: {
                    line: number;
                    quantity: number;
                }[];
                returned_items: {
                    line: number;
                    quantity: number;
                    restock: boolean;
                }[];
                amount: string | null;
                /** Format: date-time */
                requested_at: string;
                ended_at: string | null;
            }[];
            /** Format: date-time */
            payment_due_at: string;
            /** Format: date-time */
            placed_at: string;
            links: {
                [key: string]: string;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up";
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "not_ready";
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description Not ready. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "ready" | "not_ready";
                    };
                };
            };
        };
    };
    getDependencies: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                        dependencies: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "down";
                                latency_ms: number;
                            };
                        };
                        lag?: unknown;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description Something is down. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                        dependencies: {
                            [key: string]: {
                                /** @enum {string} */
                                status: "up" | "down";
                                latency_ms: number;
                            };
                        };
                        lag?: unknown;
                    };
                };
            };
        };
    };
    placeOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                prefer?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user_id?: (string | number) | null;
                    shipping_address?: (string | {
                        [key: string]: unknown;
                    }) | null;
                    payment_method?: string & (unknown & unknown);
                    items?: {
                        product_id: string | number;
                        warehouse_id?: string | number;
                        quantity?: number;
                        unit_price?: string | number;
                    }[];
                    product_id?: string | number;
                    warehouse_id?: string | number;
                    quantity?: number;
                    total_price?: string | number;
                    currency?: string;
                    discount?: string | number;
                    tax?: string | number;
                    shipping?: string | number;
                    notes?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `insufficient_stock`: There is not enough stock. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "insufficient_stock";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `amount_out_of_range`: An amount is out of range.
             *
             *     `currency_mismatch`: A product is not sold in this currency.
             *
             *     `discount_not_allowed`: Customers cannot give themselves a discount.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `price_mismatch`: A price is not that of the catalogue.
             *
             *     `product_discontinued`: A product is not sold any more.
             *
             *     `unknown_product`: A product is not stocked at its warehouse.
             *
             *     `unlisted_product`: A product has no price in the catalogue.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "amount_out_of_range" | "currency_mismatch" | "discount_not_allowed" | "idempotency_key_reused" | "invalid_lines" | "price_mismatch" | "product_discontinued" | "unknown_product" | "unlisted_product";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `catalogue_not_ready`: The catalogue of products is still being read.
             *
             *     `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `placement_abandoned`: The placement took too long and was given up.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "catalogue_not_ready" | "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "placement_abandoned" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    payOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    method: string & (unknown & unknown);
                    reference?: string & (unknown & unknown);
                    amount?: string | number;
                    currency?: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `already_paid`: The order was paid with another payment.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `no_payment_provider`: Nobody here charges orders: record the payment.
             *
             *     `payment_overdue`: The payment deadline has passed.
             *
             *     `payment_pending`: The payment provider is charging the order.
             *
             *     `payment_returned`: This payment goes back: it came at a wrong time.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "already_paid" | "illegal_transition" | "no_payment_provider" | "payment_overdue" | "payment_pending" | "payment_returned";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `payment_amount_mismatch`: The amount is not the total of the order.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "payment_amount_mismatch";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    cancelOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    items?: {
                        line?: number;
                        product_id?: string | number;
                        warehouse_id?: string | number;
                        quantity?: number;
                    }[];
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             *
             *     `payment_pending`: The payment provider is charging the order.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "illegal_transition" | "not_enough_pieces" | "payment_pending";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `amount_out_of_range`: An amount is out of range.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "ambiguous_line" | "amount_out_of_range" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    editOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    shipping_address?: string | {
                        [key: string]: unknown;
                    };
                    notes?: string | null;
                    metadata?: {
                        [key: string]: unknown;
                    } | null;
                    items?: {
                        line?: number;
                        product_id?: string | number;
                        warehouse_id?: string | number;
                        quantity: number;
                    }[];
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `unknown_stock_item`: The product is not stocked at this warehouse.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "unknown_stock_item";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `insufficient_stock`: There is not enough stock.
             *
             *     `not_editable`: It is too late to change this.
             *
             *     `payment_overdue`: The payment deadline has passed.
             *
             *     `payment_pending`: The payment provider is charging the order.
             *
             *     `reservation_changed`: The reservation has changed meanwhile.
             *
             *     `reservation_ended`: The reservation has ended.
             *
             *     `unknown_reservation`: There is no such reservation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "illegal_transition" | "insufficient_stock" | "not_editable" | "payment_overdue" | "payment_pending" | "reservation_changed" | "reservation_ended" | "unknown_reservation";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `amount_out_of_range`: An amount is out of range.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `quantity_out_of_range`: The quantity is out of range.
             *
             *     `unknown_line`: The order has no such line.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "ambiguous_line" | "amount_out_of_range" | "idempotency_key_reused" | "invalid_lines" | "quantity_out_of_range" | "unknown_line";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    setOrderStatus: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "processing";
                    idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    status: "shipped";
                    carrier: string & (unknown & unknown);
                    tracking_number?: string & (unknown & unknown);
                    idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    status: "delivered";
                    /** Format: uuid */
                    shipment_id?: string;
                    idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    status: "cancelled";
                    reason?: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `shipment_not_found`: The order has no such shipment.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "shipment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_all_shipped`: Pieces of the order are still to be shipped.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "id_reused" | "illegal_transition" | "not_all_shipped" | "not_enough_pieces";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_lines";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    changeOrderStatus: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "processing";
                    idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    status: "shipped";
                    carrier: string & (unknown & unknown);
                    tracking_number?: string & (unknown & unknown);
                    idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    status: "delivered";
                    /** Format: uuid */
                    shipment_id?: string;
                    idempotency_key?: string;
                } | {
                    /** @enum {string} */
                    status: "cancelled";
                    reason?: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `shipment_not_found`: The order has no such shipment.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "shipment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_all_shipped`: Pieces of the order are still to be shipped.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "id_reused" | "illegal_transition" | "not_all_shipped" | "not_enough_pieces";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "invalid_lines";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    createShipment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    carrier: string & (unknown & unknown);
                    tracking_number?: string & (unknown & unknown);
                    items?: {
                        line?: number;
                        product_id?: string | number;
                        warehouse_id?: string | number;
                        quantity?: number;
                    }[];
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order_id: string;
                        order_number: string;
                        status: string;
                        user_id: string | null;
                        currency: string;
                        items: {
                            line: number;
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            unit_price: string;
                            total: string;
                            cancelled: number;
                            shipped: number;
                            returned: number;
                        }[];
                        subtotal: string;
                        discount: string;
                        tax: string;
                        shipping: string;
                        total: string;
                        payment_method: string;
                        payment: {
                            method: string;
                            reference: string;
                            amount: string;
                            currency: string;
                            /** Format: date-time */
                            paid_at: string;
                        } | null;
                        payment_attempts: {
                            payment_id: string;
                            /** @enum {string} */
                            status: "pending" | "succeeded" | "failed";
                            method: string;
                            amount: string;
                            currency: string;
                            reference: string | null;
                            code: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        payment_failures: {
                            reference: string | null;
                            code: string;
                            /** Format: date-time */
                            failed_at: string;
                        }[];
                        surplus_payments: {
                            method: string;
                            reference: string;
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            reason: "expired" | "cancelled" | "rejected" | "already_paid" | "amount_mismatch";
                            /** Format: date-time */
                            received_at: string;
                        }[];
                        refund_requested: boolean;
                        refunds: {
                            refund_id: string;
                            /** @enum {string} */
                            status: "requested" | "completed" | "failed";
                            /** @enum {string} */
                            reason: "cancelled" | "items_cancelled" | "returned" | "surplus_payment";
                            amount: string;
                            currency: string;
                            payment_reference: string;
                            reference: string | null;
                            code: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        shipments: {
                            shipment_id: string;
                            items: {
                                line: number;
                                quantity: number;
                            }[];
                            carrier: string;
                            tracking_number: string | null;
                            /** Format: date-time */
                            dispatched_at: string;
                            delivered_at: string | null;
                        }[];
                        delivered_at: string | null;
                        returns: {
                            return_id: string;
                            /** @enum {string} */
                            status: "requested" | "declined" | "completed";
                            items: {
                                line: number;
                                quantity: number;
                            }[];
                            returned_items: {
                                line: number;
                                quantity: number;
                                restock: boolean;
                            }[];
                            amount: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        /** Format: date-time */
                        payment_due_at: string;
                        /** Format: date-time */
                        placed_at: string;
                        links: {
                            [key: string]: string;
                        };
                        /** Format: uuid */
                        shipment_id: string;
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "id_reused" | "illegal_transition" | "not_enough_pieces";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "ambiguous_line" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    deliverShipment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
                shipmentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `shipment_not_found`: The order has no such shipment.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "shipment_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_all_shipped`: Pieces of the order are still to be shipped.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "illegal_transition" | "not_all_shipped";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    requestReturn: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    items?: {
                        line?: number;
                        product_id?: string | number;
                        warehouse_id?: string | number;
                        quantity?: number;
                    }[];
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        order_id: string;
                        order_number: string;
                        status: string;
                        user_id: string | null;
                        currency: string;
                        items: {
                            line: number;
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            unit_price: string;
                            total: string;
                            cancelled: number;
                            shipped: number;
                            returned: number;
                        }[];
                        subtotal: string;
                        discount: string;
                        tax: string;
                        shipping: string;
                        total: string;
                        payment_method: string;
                        payment: {
                            method: string;
                            reference: string;
                            amount: string;
                            currency: string;
                            /** Format: date-time */
                            paid_at: string;
                        } | null;
                        payment_attempts: {
                            payment_id: string;
                            /** @enum {string} */
                            status: "pending" | "succeeded" | "failed";
                            method: string;
                            amount: string;
                            currency: string;
                            reference: string | null;
                            code: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        payment_failures: {
                            reference: string | null;
                            code: string;
                            /** Format: date-time */
                            failed_at: string;
                        }[];
                        surplus_payments: {
                            method: string;
                            reference: string;
                            amount: string;
                            currency: string;
                            /** @enum {string} */
                            reason: "expired" | "cancelled" | "rejected" | "already_paid" | "amount_mismatch";
                            /** Format: date-time */
                            received_at: string;
                        }[];
                        refund_requested: boolean;
                        refunds: {
                            refund_id: string;
                            /** @enum {string} */
                            status: "requested" | "completed" | "failed";
                            /** @enum {string} */
                            reason: "cancelled" | "items_cancelled" | "returned" | "surplus_payment";
                            amount: string;
                            currency: string;
                            payment_reference: string;
                            reference: string | null;
                            code: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        shipments: {
                            shipment_id: string;
                            items: {
                                line: number;
                                quantity: number;
                            }[];
                            carrier: string;
                            tracking_number: string | null;
                            /** Format: date-time */
                            dispatched_at: string;
                            delivered_at: string | null;
                        }[];
                        delivered_at: string | null;
                        returns: {
                            return_id: string;
                            /** @enum {string} */
                            status: "requested" | "declined" | "completed";
                            items: {
                                line: number;
                                quantity: number;
                            }[];
                            returned_items: {
                                line: number;
                                quantity: number;
                                restock: boolean;
                            }[];
                            amount: string | null;
                            /** Format: date-time */
                            requested_at: string;
                            ended_at: string | null;
                        }[];
                        /** Format: date-time */
                        payment_due_at: string;
                        /** Format: date-time */
                        placed_at: string;
                        links: {
                            [key: string]: string;
                        };
                        /** Format: uuid */
                        return_id: string;
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             *
             *     `nothing_to_return`: Everything is back or announced.
             *
             *     `return_window_closed`: It is too late to return anything.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "id_reused" | "illegal_transition" | "not_enough_pieces" | "nothing_to_return" | "return_window_closed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "ambiguous_line" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    completeReturn: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
                returnId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items?: {
                        line?: number;
                        product_id?: string | number;
                        warehouse_id?: string | number;
                        quantity?: number;
                        restock?: boolean;
                    }[];
                    restock?: boolean;
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `return_not_found`: The order has no such return.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "return_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `not_enough_pieces`: The line does not have so many pieces left for this.
             *
             *     `return_ended`: The return has ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "illegal_transition" | "not_enough_pieces" | "return_ended";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `ambiguous_line`: Several lines of the order have this product.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_lines`: The items of the order are not valid.
             *
             *     `unknown_line`: The order has no such line.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "ambiguous_line" | "idempotency_key_reused" | "invalid_lines" | "unknown_line";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    declineReturn: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
                returnId: string & (unknown & unknown);
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason?: string;
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `return_not_found`: The order has no such return.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "return_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `illegal_transition`: The order cannot do this in its status.
             *
             *     `return_ended`: The return has ended.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "illegal_transition" | "return_ended";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    completeRefund: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
                refundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reference: string & (unknown & unknown);
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `refund_not_found`: The order has no such refund.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "refund_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `refund_completed`: The money is back already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "refund_completed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    failRefund: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string;
                refundId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string & (unknown & unknown);
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Order"];
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `refund_not_found`: The order has no such refund.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "refund_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `refund_completed`: The money is back already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "refund_completed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    updateInventory: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "received";
                    product_id: string | number;
                    warehouse_id: string | number;
                    reference?: string;
                    idempotency_key?: string;
                    quantity: number;
                    reason?: string & (unknown & unknown);
                } | {
                    /** @enum {string} */
                    type: "adjusted";
                    product_id: string | number;
                    warehouse_id: string | number;
                    reference?: string;
                    idempotency_key?: string;
                    quantity: number;
                    reason: string & (unknown & unknown);
                    force?: boolean;
                } | {
                    /** @enum {string} */
                    type: "counted";
                    product_id: string | number;
                    warehouse_id: string | number;
                    reference?: string;
                    idempotency_key?: string;
                    quantity: number;
                    reason?: string & (unknown & unknown);
                    force?: boolean;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        product_id: string;
                        warehouse_id: string;
                        on_hand: number;
                        reserved: number;
                        available: number;
                        confirmed: number;
                        received: number;
                        movement_id: string;
                        released: {
                            reservation_id: string;
                            quantity: number;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unknown_stock_item`: The product is not stocked at this warehouse. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unknown_stock_item";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `insufficient_stock`: There is not enough stock.
             *
             *     `too_many_releases`: Too many reservations would end at once.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "id_reused" | "insufficient_stock" | "too_many_releases";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `quantity_out_of_range`: The quantity is out of range.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused" | "quantity_out_of_range";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    reserveInventory: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order_id: (string & (unknown & unknown)) | number;
                    items?: {
                        product_id: string | number;
                        warehouse_id: string | number;
                        quantity: number;
                    }[];
                    /** Format: date-time */
                    expires_at?: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_id: string;
                        order_id: string | null;
                        /** @enum {string} */
                        status: "active" | "confirmed" | "released" | "expired" | "ended";
                        expires_at: string | null;
                        items: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired" | "ended";
                            expires_at: string | null;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `hold_exists`: The hold was opened for other items.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `insufficient_stock`: There is not enough stock.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "hold_exists" | "illegal_transition" | "insufficient_stock";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `deadline_out_of_range`: Nothing can wait until then.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_items`: The items are not valid.
             *
             *     `unknown_product`: A product is not stocked at its warehouse.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "deadline_out_of_range" | "idempotency_key_reused" | "invalid_items" | "unknown_product";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `expiry_in_the_past`: The clocks of two servers differ too much.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "expiry_in_the_past" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    confirmInventory: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order_id: (string & (unknown & unknown)) | number;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_id: string;
                        order_id: string | null;
                        /** @enum {string} */
                        status: "active" | "confirmed" | "released" | "expired" | "ended";
                        expires_at: string | null;
                        items: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired" | "ended";
                            expires_at: string | null;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `reservation_not_found`: There is no such reservation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "reservation_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `hold_exists`: The hold was opened for other items.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `reservation_ended`: The reservation has ended.
             *
             *     `unknown_reservation`: There is no such reservation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "hold_exists" | "illegal_transition" | "reservation_ended" | "unknown_reservation";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    releaseInventory: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order_id: (string & (unknown & unknown)) | number;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_id: string;
                        order_id: string | null;
                        /** @enum {string} */
                        status: "active" | "confirmed" | "released" | "expired" | "ended";
                        expires_at: string | null;
                        items: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired" | "ended";
                            expires_at: string | null;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `reservation_not_found`: There is no such reservation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "reservation_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `hold_exists`: The hold was opened for other items.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `reservation_ended`: The reservation has ended.
             *
             *     `unknown_reservation`: There is no such reservation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "hold_exists" | "illegal_transition" | "reservation_ended" | "unknown_reservation";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    openReservation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    items?: {
                        product_id: string | number;
                        warehouse_id: string | number;
                        quantity: number;
                    }[];
                    product_id?: string | number;
                    warehouse_id?: string | number;
                    quantity?: number;
                    /** Format: date-time */
                    expires_at: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_id: string;
                        order_id: string | null;
                        /** @enum {string} */
                        status: "active" | "confirmed" | "released" | "expired" | "ended";
                        expires_at: string | null;
                        items: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired" | "ended";
                            expires_at: string | null;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `hold_exists`: The hold was opened for other items.
             *
             *     `insufficient_stock`: There is not enough stock.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "hold_exists" | "insufficient_stock";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `deadline_out_of_range`: Nothing can wait until then.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_items`: The items are not valid.
             *
             *     `unknown_product`: A product is not stocked at its warehouse.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "deadline_out_of_range" | "idempotency_key_reused" | "invalid_items" | "unknown_product";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `expiry_in_the_past`: The clocks of two servers differ too much.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "expiry_in_the_past" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    deactivateReservation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_id: string;
                        order_id: string | null;
                        /** @enum {string} */
                        status: "active" | "confirmed" | "released" | "expired" | "ended";
                        expires_at: string | null;
                        items: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired" | "ended";
                            expires_at: string | null;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `reservation_not_found`: There is no such reservation. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "reservation_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `hold_exists`: The hold was opened for other items.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `reservation_ended`: The reservation has ended.
             *
             *     `unknown_reservation`: There is no such reservation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "hold_exists" | "illegal_transition" | "reservation_ended" | "unknown_reservation";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    extendReservation: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    expires_at: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reservation_id: string;
                        order_id: string | null;
                        /** @enum {string} */
                        status: "active" | "confirmed" | "released" | "expired" | "ended";
                        expires_at: string | null;
                        items: {
                            product_id: string;
                            warehouse_id: string;
                            quantity: number;
                            /** @enum {string} */
                            status: "active" | "confirmed" | "released" | "expired" | "ended";
                            expires_at: string | null;
                        }[];
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `reservation_not_found`: There is no such reservation.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "reservation_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `hold_exists`: The hold was opened for other items.
             *
             *     `illegal_transition`: The order cannot do this in its status.
             *
             *     `payment_overdue`: The payment deadline has passed.
             *
             *     `reservation_ended`: The reservation has ended.
             *
             *     `unknown_reservation`: There is no such reservation.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "hold_exists" | "illegal_transition" | "payment_overdue" | "reservation_ended" | "unknown_reservation";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `deadline_out_of_range`: Nothing can wait until then.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "deadline_out_of_range" | "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    cleanUpReservations: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        expired: number;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    createProduct: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    product_id?: string | number;
                    id?: string | number;
                    name: string & (unknown & unknown);
                    price: string | number;
                    currency?: string;
                    qty?: number;
                    warehouse_id?: string | number;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        product_id: string;
                        name: string;
                        price: string;
                        currency: string;
                        /** @enum {string} */
                        status: "listed" | "discontinued";
                        links: {
                            self: string;
                        };
                        stock: {
                            product_id: string;
                            warehouse_id: string;
                            on_hand: number;
                            reserved: number;
                            available: number;
                            confirmed: number;
                            received: number;
                        } | null;
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `id_reused`: The id was used for something else.
             *
             *     `product_exists`: The product exists already.
             */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "id_reused" | "product_exists";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `amount_out_of_range`: An amount is out of range.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_name`: The name is not valid.
             *
             *     `quantity_out_of_range`: The quantity is out of range.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "amount_out_of_range" | "idempotency_key_reused" | "invalid_name" | "quantity_out_of_range";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    deleteProduct: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string | number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        product_id: string;
                        name: string;
                        price: string;
                        currency: string;
                        /** @enum {string} */
                        status: "listed" | "discontinued";
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `product_not_found`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "product_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    changeProduct: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string | number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string & (unknown & unknown);
                    price?: string | number;
                    currency?: string;
                    idempotency_key?: string;
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        product_id: string;
                        name: string;
                        price: string;
                        currency: string;
                        /** @enum {string} */
                        status: "listed" | "discontinued";
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `product_not_found`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "product_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `amount_out_of_range`: An amount is out of range.
             *
             *     `currency_mismatch`: A product is not sold in this currency.
             *
             *     `idempotency_key_reused`: The idempotency key was used for another request.
             *
             *     `invalid_name`: The name is not valid.
             *
             *     `product_discontinued`: A product is not sold any more.
             */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "amount_out_of_range" | "currency_mismatch" | "idempotency_key_reused" | "invalid_name" | "product_discontinued";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    discontinueProduct: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
                "if-match"?: string;
            };
            path: {
                id: string | number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        product_id: string;
                        name: string;
                        price: string;
                        currency: string;
                        /** @enum {string} */
                        status: "listed" | "discontinued";
                        links: {
                            self: string;
                        };
                    };
                };
            };
            /**
             * @description `idempotency_keys_differ`: Header and body name different keys.
             *
             *     `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_keys_differ" | "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `product_not_found`: There is no such product. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "product_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `stale_revision`: The resource has changed. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "stale_revision";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `idempotency_key_reused`: The idempotency key was used for another request. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "idempotency_key_reused";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    eraseCustomer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string | number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        erased_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    eraseOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    idempotency_key?: string;
                } | null;
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: date-time */
                        erased_at: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_not_found`: There is no such order. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `order_of_customer`: A customer’s data is erased with the customer. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_of_customer";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    warmCache: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    product_ids: (string | number)[];
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            product_id: string;
                            /** @enum {string} */
                            status: "listed" | "discontinued" | "unknown";
                        }[];
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unauthenticated`: The request has no valid credentials. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unauthenticated";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `forbidden`: The caller may not do this.
             *
             *     `not_owner`: This belongs to somebody else.
             */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "forbidden" | "not_owner";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `identity_provider_unavailable`: The keys that tokens are checked with cannot be read.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "identity_provider_unavailable" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
    receivePaymentWebhook: {
        parameters: {
            query?: never;
            header: {
                "webhook-id": string & (unknown & unknown);
                "webhook-timestamp": string;
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    type: "payment.succeeded";
                    data: {
                        /** Format: uuid */
                        order_id: string;
                        reference: string & (unknown & unknown);
                        method?: string & (unknown & unknown);
                        amount?: string | number;
                        currency?: string;
                    };
                } | {
                    /** @enum {string} */
                    type: "payment.failed";
                    data: {
                        /** Format: uuid */
                        order_id: string;
                        payment_id?: string & (unknown & unknown);
                        reference?: string & (unknown & unknown);
                        /** @default failed */
                        code?: string & (unknown & unknown);
                    };
                } | {
                    /** @enum {string} */
                    type: "refund.succeeded";
                    data: {
                        /** Format: uuid */
                        order_id: string;
                        refund_id: string & (unknown & unknown);
                        reference: string & (unknown & unknown);
                    };
                } | {
                    /** @enum {string} */
                    type: "refund.failed";
                    data: {
                        /** Format: uuid */
                        order_id: string;
                        refund_id: string & (unknown & unknown);
                        /** @default failed */
                        code?: string & (unknown & unknown);
                    };
                };
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        order_id: string;
                        order_status: string;
                    };
                };
            };
            /**
             * @description `invalid_request`: The request is not valid.
             *
             *     `malformed_json`: The body is not acceptable JSON.
             *
             *     `malformed_request`: The request is not well-formed HTTP.
             */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_request" | "malformed_json" | "malformed_request";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `invalid_signature`: The signature of the message is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "invalid_signature";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `order_not_found`: There is no such order.
             *
             *     `payment_not_found`: The order has no such payment.
             *
             *     `refund_not_found`: The order has no such refund.
             */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "order_not_found" | "payment_not_found" | "refund_not_found";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `refund_completed`: The money is back already. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "refund_completed";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `payload_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "payload_too_large";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `unsupported_media_type`: The body must be application/json. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "unsupported_media_type";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `amount_out_of_range`: An amount is out of range. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "amount_out_of_range";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "rate_limited";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `internal_error`: Something went wrong on the server.
             *
             *     `poison_event`: The ledger holds an event that cannot be read.
             */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "internal_error" | "poison_event";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
            /**
             * @description `database_unavailable`: The database is not available.
             *
             *     `event_store_unavailable`: The event store is not available; the outcome is not known.
             *
             *     `not_reserved_yet`: The stock of the order is being reserved.
             *
             *     `overloaded`: Too many requests wait already.
             *
             *     `shutting_down`: This instance is stopping.
             *
             *     `timeout`: The answer took too long.
             *
             *     `too_much_contention`: Too many changes to the same thing at once.
             */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & ({
                        /** @enum {string} */
                        code: "database_unavailable" | "event_store_unavailable" | "not_reserved_yet" | "overloaded" | "shutting_down" | "timeout" | "too_much_contention";
                    } & {
                        [key: string]: unknown;
                    });
                };
            };
        };
    };
}
